import { askFirst } from "./state/first-asks.js";
import { locationIn } from "./state/location.js";
import "./style/index.css";
import { languageFor, wordsOf } from "./words/index.js";

// The address of the icon is relative to that of the page, which changes without being loaded anew.
const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
icon?.setAttribute("href", icon.href);

// This script is small and imports nothing of React, so that it runs before all else is read: the first question is on its way meanwhile.
const { address, discreet } = locationIn(window.location.href);
const lang = languageFor(address?.parameters?.lang, navigator.languages);
const answered = address && askFirst(address, { lang, discreet });
const [{ start }, words] = await Promise.all([import("./start.js"), wordsOf(lang)]);
await start(words, address?.page, answered);

import { createRoot } from "react-dom/client";
import { ExplorerPage } from "./explorer-page.js";
import "./style/index.css";

// The address of the icon is relative to that of the page, which changes without being loaded anew.
const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
icon?.setAttribute("href", icon.href);

createRoot(document.getElementById("app") as HTMLElement).render(<ExplorerPage />);

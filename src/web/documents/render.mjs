// Renders README.md, and every file of the project that it leads to, as pages of the server: a link leads to the page of its file, and an
// address of a server on this machine to the same address of the server that shows the page.
import { readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import MarkdownIt from "markdown-it";

const start = "README.md";
const ownServer = "http://127.0.0.1:4000/";

/** The address of the page of a file, relative to the root of the server. No part of it starts with a dot: such files are not served. */
const pageOf = (file) => {
  const path = `documents/${file.replace(/(^|\/)\.+/g, "$1")}`;
  return isPicture(file) ? path : `${path.replace(/\.md$/, "")}.html`;
};

/** Pictures are served as they are. */
const isPicture = (file) => file.endsWith(".png");

/** The address of the first page, relative to the root of the server. */
export const firstPage = pageOf(start);

/**
 * The documents, README.md first. Without it, as in a part of the project, there are none.
 * @param root the folder of the project
 * @returns of each its file, its source, and a function that writes its page from a template
 */
export async function documents(root) {
  const found = new Map();
  const waiting = [start];
  for (const file of waiting) {
    const source = await readFile(join(root, file), isPicture(file) ? null : "utf8").catch(() => undefined);
    if (source === undefined) continue;
    if (isPicture(file)) {
      found.set(file, { file, source, page: pageOf(file), write: () => source });
      continue;
    }
    const { html, title, leadsTo } = file.endsWith(".md") ? await markdownPage(root, file, source) : textPage(file, source);
    found.set(file, { file, source, page: pageOf(file), write: (template) => fill(template, { file, html, title }) });
    waiting.push(...leadsTo.filter((next) => !waiting.includes(next)));
  }
  return [...found.values()];
}

async function markdownPage(root, file, source) {
  const markdown = new MarkdownIt();
  const comments = /<!--.*?-->\n*/gs;
  const tokens = markdown.parse(source.replace(comments, ""), {});
  const leadsTo = [];
  let title = file;
  for (const [i, token] of tokens.entries()) {
    if (token.type === "heading_open") {
      const text = tokens[i + 1].children.map(({ content }) => content).join("");
      token.attrSet("id", slugOf(text));
      if (token.tag === "h1") title = text;
    }
    // A cell without text is no heading.
    if (token.type === "th_open" && !tokens[i + 1].content) token.tag = tokens[i + 2].tag = "td";
    for (const image of (token.children ?? []).filter(({ type }) => type === "image")) {
      const { address, next } = await target(root, file, image.attrGet("src"));
      if (next) leadsTo.push(next);
      image.attrSet("src", address ?? "");
    }
    for (const link of (token.children ?? []).filter(({ type }) => type === "link_open")) {
      const { address, next } = await target(root, file, link.attrGet("href"));
      if (next) leadsTo.push(next);
      // Without an address it is text: the file is not part of this build.
      link.attrs = address ? [["href", address]] : [];
    }
  }
  return { html: markdown.renderer.render(tokens, markdown.options, {}), title, leadsTo };
}

/** The id of a heading, as GitHub makes it: links to headings work there and here. */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, "")
    .replace(/\s/g, "-");

function textPage(file, source) {
  const { escapeHtml } = new MarkdownIt().utils;
  return { html: `<h1>${escapeHtml(file)}</h1>\n<pre><code>${escapeHtml(source)}</code></pre>\n`, title: file, leadsTo: [] };
}

/** Where a link of a file leads on the server, and the file behind it. */
async function target(root, file, href) {
  if (href.startsWith(ownServer)) return { address: `${toRoot(file)}${href.slice(ownServer.length)}` };
  if (/^(#|[a-z]+:)/i.test(href)) return { address: href };
  const [path, fragment] = href.split("#");
  const next = posix.join(posix.dirname(file), decodeURIComponent(path));
  const isFile = !next.startsWith("..") && (await stat(join(root, next)).catch(() => undefined))?.isFile();
  if (!isFile) return {};
  const address = posix.relative(posix.dirname(pageOf(file)), pageOf(next));
  return { address: fragment === undefined ? address : `${address}#${fragment}`, next };
}

/** A proxy may serve all of this below any path, so addresses are relative. */
const toRoot = (file) => "../".repeat(pageOf(file).split("/").length - 1);

function fill(template, { file, html, title }) {
  const { escapeHtml } = new MarkdownIt().utils;
  const values = {
    ROOT: toRoot(file),
    TITLE: escapeHtml(title),
    README: posix.relative(posix.dirname(pageOf(file)), firstPage),
    BODY: html,
  };
  return template.replace(/%(ROOT|TITLE|README|BODY)%/g, (_, key) => values[key]);
}

import { escapeXml } from "./escape-xml.js";

/** The first line of every document. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n';

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element. @param content elements, and texts that are escaped */
export const element = (name: string, attributes: XmlAttributes, ...content: readonly string[]): string =>
  content.length ? `${startTag(name, attributes)}${content.join("")}</${name}>` : `<${head(name, attributes)}/>`;

/** The beginning of an element whose content is written piece by piece. An attribute without a value is left out. */
export const startTag = (name: string, attributes: XmlAttributes = {}): string => `<${head(name, attributes)}>`;

/** Written for files of millions of elements: one text grows, and no lists are made. */
function head(name: string, attributes: XmlAttributes): string {
  let text = name;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined) text += ` ${attribute}="${escapeXml(String(value))}"`;
  }
  return text;
}

/** A text as HTML has it, in an element or in an attribute: no letter of it is markup. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

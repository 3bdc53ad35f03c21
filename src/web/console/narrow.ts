/** Whether the page has one column. Its styles use the same width. */
export const narrow = window.matchMedia("(max-width: 60rem)");

/** Whether the page stands in one column; the styles say the same. */
export const narrow = window.matchMedia("(max-width: 60rem)");

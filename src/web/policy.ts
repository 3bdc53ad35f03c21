/**
 * The `Content-Security-Policy` of pages: they load from and connect to this server only, and run no inline scripts and no eval.
 * @param styles where styles may come from, beside files of this server
 */
const policyOf = (...styles: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

export const explorerPolicy = policyOf();

/** The editor of the console (Monaco) writes its theme and its measurements into style elements, so inline styles are allowed there. */
export const consolePolicy = policyOf("'unsafe-inline'");

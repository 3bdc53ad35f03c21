/**
 * What the page may load, for the `Content-Security-Policy` header of its HTML: what this server serves, and nothing else. The editor (Monaco)
 * writes its theme and its measurements into style elements of its own, so styles may be inline; scripts may not, and nothing is evaluated.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

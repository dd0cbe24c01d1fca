type Page = { nonce: string; https: boolean; development: boolean };

/**
 * What a page may load: scripts by nonce alone (and what those load), nothing from elsewhere, no plug-ins, no frames.
 * Style *attributes* stay allowed, since positioned menus and charts set them; style *elements* need the nonce.
 */
export function contentSecurityPolicy({ nonce, https, development }: Page): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self'",
    "style-src-elem": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": `'self'${development ? " ws:" : ""}`,
    "object-src": "'none'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
  };
  const list = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return [...list, ...(https ? ["upgrade-insecure-requests"] : [])].join("; ");
}

/** An answer for programs is no page: it loads nothing and is shown nowhere. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

export function securityHeaders(https: boolean): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

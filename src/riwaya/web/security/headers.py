"""The headers that every answer carries."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:{images}",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No inline script or style at all, so that there is nothing for a nonce to let through."""


def answer_headers(*, images: str = "", keep: bool = False) -> list[tuple[bytes, bytes]]:
    """``images``: the origin of a tile server that the owner set; ``keep``: the browser may hold and ask after it."""
    fields = {
        "content-security-policy": CONTENT_POLICY.format(images=f" {images}" if images else ""),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "x-robots-tag": "noindex",
        "cache-control": "private, no-cache" if keep else "no-store",
    }
    return [(name.encode(), value.encode()) for name, value in fields.items()]

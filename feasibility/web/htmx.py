"""What htmx 4 says about a request, and nothing else of it: the one place that knows its headers.

`HX-Trigger` is never read: htmx 4 sends none.
"""

from __future__ import annotations

from flask import Request


class HtmxRequest(Request):
    """A request that knows whether a fragment or a whole page is asked for."""

    @property
    def from_htmx(self) -> bool:
        """Whether htmx's script sent this request, for a fragment or for a page."""
        return self.headers.get("HX-Request") == "true"

    @property
    def wants_fragment(self) -> bool:
        """Whether the answer is swapped into a part of the page that is there already.

        A restored history entry asks without `HX-Request`, a boosted link for `full`.
        """
        return (
            self.from_htmx
            and self.headers.get("HX-Request-Type") == "partial"
            and self.headers.get("HX-History-Restore-Request") != "true"
        )

"""The figures of an overview drawn: Altair specs, and SVG or PNG of them without a network or a browser."""

"""The screens that come over the browser: one module each."""

"""The widgets of the app: bars, lists, long text, pictures. They are told what to show, and answer with messages."""

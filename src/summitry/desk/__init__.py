"""The desk: local web pages on which every claim is one click from its passage, and a correction is one key.

``application`` in ``app`` makes the server's application from ``Settings``. A page is a function in a module under
``pages``; see ``page`` for how one is made. Nothing here asks anything of another machine.
"""

"""Ledgers as a notebook shows them: HTML without script, and plain words where there is no HTML.

Importing `dateline` inside IPython registers them. Where IPython was imported later, say so:

    %load_ext dateline.notebook
"""

from dateline.notebook.formatters import load_ipython_extension

__all__ = ["load_ipython_extension"]

"""The single page application's files: built by the front end, served with history fallback."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

__all__ = ["STATIC", "mount_shell"]

STATIC = Path(__file__).parent / "static"

NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Dateline</title>
<h1>The desk's pages are not built</h1>
<p>This is a checkout, or a package made without them. The API answers at <code>/api/v1/</code>, and pages of
incidents at <code>/i/…</code>. To build the pages: <code>npm ci &amp;&amp; npm run build</code> in
<code>frontend/</code>.</p>
</html>
"""


def mount_shell(app: FastAPI, static: Path = STATIC) -> None:
    """Serve files of `static`, and its `index.html` for every other address that is no file's."""
    files = StaticFiles(directory=static, check_dir=False)

    async def serve(request: Request) -> Response:
        path = request.path_params["path"]
        if request.scope["path"].startswith("/api/"):
            raise HTTPException(404)
        if path:
            try:
                response = await files.get_response(path, request.scope)
            except HTTPException as error:
                if error.status_code != 404 or "." in path.rpartition("/")[2] or path.startswith("assets/"):
                    raise
            else:
                # The build names these by their content.
                kept = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
                response.headers["Cache-Control"] = kept
                return response
        index = static / "index.html"
        if not index.is_file():
            return HTMLResponse(NOT_BUILT, status_code=200 if not path else 404)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    app.add_route("/{path:path}", serve, methods=["GET"], include_in_schema=False)

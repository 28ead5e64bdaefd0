// Started by the `openclaw-gateway` executable.
require('./main/openclaw.cjs');

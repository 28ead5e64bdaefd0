// The one script inside the `openclaw-gateway` executable: it runs the file that lies beside it, and nothing else. A
// script in here may only `require` what is built into Node, so that file is reached by a require of its own.
const { createRequire } = require('node:module');

createRequire(process.execPath)('./start.cjs');

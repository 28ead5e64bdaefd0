// Started by the `openclaw-gateway` executable, whose own script cannot load an ES module.
void import('./main/openclaw.js');

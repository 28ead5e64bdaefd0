// Required before the app, in whose folder it then finds its files: starts it without a display, notes which of its files
// it has compiled with a code cache, and says when it has started.
const electron = require('electron/main');
const { EventEmitter } = require('node:events');
const Module = require('node:module');
const net = require('node:net');
const vm = require('node:vm');

const { OPENCLAW_GATEWAY_PORT: port } = process.env;
const REST_MS = 1_000; // for what the app does after its port is open
const RETRY_MS = 50;

// Without a display GTK ends whoever asks it for an icon.
class Tray extends EventEmitter {
  setImage() {}
  setTitle() {}
  setToolTip() {}
  setContextMenu() {}
  destroy() {}
}
const load = Module._load;
Module._load = (name, ...more) => (name === 'electron/main' ? { ...electron, Tray } : load(name, ...more));

/** By file name. */
exports.compiled = new Map();
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options?.cachedData !== undefined) exports.compiled.set(options.filename, this);
  }
};

exports.whenStarted = (act) => {
  const socket = net.connect(Number(port), '127.0.0.1');
  socket.on('connect', () =>
    setTimeout(() => {
      act();
      electron.app.exit(0);
    }, REST_MS),
  );
  socket.on('error', () => setTimeout(exports.whenStarted, RETRY_MS, act));
};

// The least that an Electron app with an icon in the tray can be. What it takes, ours takes too.
const { app, Menu, nativeImage, Tray } = require('electron');

let tray;
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  tray = new Tray(nativeImage.createFromPath(process.env.ICON));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});

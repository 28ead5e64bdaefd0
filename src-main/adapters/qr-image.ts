/** QR codes as images, for clients that can't draw one themselves. */

/** Loaded at the first code: hardly any start of the gateway needs it. */
export async function qrImage(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  // The sizes that the official pages show it at; the margin belongs to the code.
  return await qrcode.toDataURL(text, { errorCorrectionLevel: 'M', margin: 4, width: 360 });
}

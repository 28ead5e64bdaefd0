/** Has the browser save a text as a file; nothing leaves the computer. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken what it needs once the click's task is over.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}

/** Files that the person keeps: they go from this window to the folder for downloads. */
const readable_s = 60;

/** The browser reads the bytes after the click, so the address has to live on for a while. */
export function save(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), readable_s * 1000);
}

/** Slices keep the letters of a large copy from being held a second time at once. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer>[] {
  const slice = 4 * 65_536;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < base64.length; at += slice) {
    const letters = atob(base64.slice(at, at + slice));
    const bytes = new Uint8Array(letters.length);
    for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k);
    parts.push(bytes);
  }
  return parts;
}

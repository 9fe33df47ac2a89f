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

/** In slices, so that the window goes on between them however large the copy is. */
export async function bytesOf(base64: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const slice = 4 * 1_048_576;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < base64.length; at += slice) {
    const letters = atob(base64.slice(at, at + slice));
    const bytes = new Uint8Array(letters.length);
    for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k);
    parts.push(bytes);
    await new Promise((go) => setTimeout(go, 0));
  }
  return parts;
}

/** Goes to another screen; the address is the only state of the way. */
export function go(to: string): void {
  window.location.hash = to;
}

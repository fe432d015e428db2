const beginning = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether these are the bytes of a picture, by what they begin with and not by what they are called. */
export function isPng(bytes: Uint8Array): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

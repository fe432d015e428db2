import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml';

/** The way to something in a file. */
export type Path = readonly (string | number)[];

/** The line of what stands there, or of the nearest thing around it that stands somewhere. */
export function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetAt(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetAt(document: Document.Parsed, path: Path): number | undefined {
  const last = path.at(-1);
  const around = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(around) && typeof last === 'string') {
    const pair = around.items.find(({ key }) => isScalar(key) && key.value === last);
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

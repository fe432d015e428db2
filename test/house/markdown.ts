/** The rows of the table whose first heading is this, cell by cell. Throws when there is no such table. */
export function tableOf(markdown: string, heading: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => cellsOf(line)[0] === heading);
  if (start === -1) throw new Error(`no table that starts with ${heading}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end === -1 ? undefined : end).map(cellsOf);
}

/** What stands in backticks, outside of blocks of code. */
export function codesIn(text: string): readonly string[] {
  const prose = text.replace(/^\s*```[\s\S]*?^\s*```$/gm, '');
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('|')) return [];
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

import type { Block, Message } from '../../../src/blocks/message.ts';

/** Something to press: what it says, and the line it runs. */
export interface Press {
  readonly label: string;
  readonly line: string;
  readonly mode: string;
  readonly needsYes: boolean;
}

/** Everything one can press or choose, as label and whole line, in the order it is drawn. */
export function pressesIn(blocks: readonly Block[]): readonly Press[] {
  return blocks.flatMap(elementsOf).flatMap(pressesOf);
}

/** The line behind the button with this label; undefined when there is none. */
export function lineBehind(message: Message, label: string): string | undefined {
  return pressesIn(message.blocks).find((press) => press.label === label)?.line;
}

/** How many buttons say this. */
export function countOf(message: Message, label: string): number {
  return pressesIn(message.blocks).filter((press) => press.label === label).length;
}

/** Every text in these blocks, cells of tables too, in the order it is drawn. */
export function textIn(value: unknown): string {
  return texts(value).join('\n');
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(texts)];
}

function elementsOf(block: Block): readonly unknown[] {
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  return block.type === 'actions' ? block.elements : [];
}

function pressesOf(element: unknown): readonly Press[] {
  if (typeof element !== 'object' || element === null || !('action_id' in element)) return [];
  const [, mode = '', command = ''] = String(element.action_id).split(':');
  const about = { mode, needsYes: 'confirm' in element };
  if ('options' in element && Array.isArray(element.options)) {
    return element.options.map((option) => ({
      ...about,
      label: String(option.text.text),
      line: String(option.value),
    }));
  }
  const text = 'value' in element ? String(element.value) : '';
  return [
    { ...about, label: textIn(element).split('\n')[0] ?? '', line: `${command} ${text}`.trim() },
  ];
}

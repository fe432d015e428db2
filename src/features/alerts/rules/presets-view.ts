import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { presetLine, presets } from './presets.ts';

/** Rules to start from, each with its line and a button that opens it as a form. */
export function presetsView(): Message {
  const lead =
    '*Rules to start from.* Choose opens the form; nothing is made before you submit it.';
  const lines = presets.map((preset) => `${preset.title}\n\`${presetLine(preset)}\``);
  return {
    text: [lead, ...lines].join('\n'),
    blocks: [
      section(lead),
      ...presets.map((preset, index) =>
        section(
          lines[index] ?? preset.title,
          runButton({
            label: 'Choose',
            command: 'alerts',
            text: `add-form preset:${preset.name}`,
            id: preset.name,
            spoken: `Choose ${preset.title}`,
          }),
        ),
      ),
      context(
        'Each waits a minute first and fires only while the queue is open. Change what you like.',
      ),
    ],
  };
}

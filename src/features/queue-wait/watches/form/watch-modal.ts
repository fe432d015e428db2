import { chooseOne, form } from '../../../../blocks/form.ts';
import { setDuration } from '../../../../blocks/format.ts';
import type { Modal } from '../../../../blocks/message.ts';
import { context, section } from '../../../../blocks/primitives.ts';
import { name } from '../../../../blocks/text.ts';
import { typedDuration } from '../../../../grammar/duration.ts';
import { fields, nothing } from './fields.ts';

const positions = [1, 2, 3, 4, 5, 10, 20] as const;
const [minute, hour] = [60, 3600];
const waits = [1, 2, 3, 5, 10, 15, 20, 30, 45]
  .map((minutes) => minutes * minute)
  .concat([1, 2, 4, 8, 24, 48].map((hours) => hours * hour));

/** What to be told about a contact besides that it is answered or leaves. */
export function watchModal(contactId: string): Modal {
  const none = { label: 'Do not tell me', value: nothing };
  return form({
    command: 'queue-wait',
    name: 'watch',
    title: 'Watch a contact',
    submit: 'Watch',
    blocks: [
      section(
        `Contact \`${name(contactId)}\`. That it is answered, leaves or is moved to another queue you are told in any case, in your direct message with Floorwalker.`,
      ),
      chooseOne({
        blockId: fields.position(contactId),
        label: 'Tell me when its position is',
        choices: [
          none,
          ...positions.map((place) => ({ label: positionLabel(place), value: String(place) })),
        ],
        chosen: nothing,
      }),
      chooseOne({
        blockId: fields.wait(contactId),
        label: 'Tell me when its wait passes',
        hint: 'What it has waited so far, and what Amazon Connect estimates: you are told of each once.',
        choices: [
          none,
          ...waits.map((seconds) => ({
            label: setDuration(seconds),
            value: typedDuration(seconds),
          })),
        ],
        chosen: nothing,
      }),
      context('Other figures can be typed: `watch`, the contact id, `position:7` `wait:7m`.'),
    ],
  });
}

function positionLabel(position: number): string {
  return position === 1 ? '1: next in line' : `${position} or better`;
}

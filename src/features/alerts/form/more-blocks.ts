import { chooseMany, writeText } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import { specLimits } from '../rules/check-spec.ts';
import { choice, fields } from './fields.ts';
import type { FormStart } from './start.ts';

type Blocks = readonly (Block | undefined)[];

/** What is left. */
export function moreBlocks({ spec }: FormStart): Blocks {
  return [
    chooseMany({
      blockId: fields.options,
      label: 'Also',
      choices: [
        { label: 'One message for several queues at once', value: choice.grouped },
        { label: 'Critical ones to the outgoing webhook', value: choice.webhook },
      ],
      chosen: [
        ...(spec.isGrouped ? [choice.grouped] : []),
        ...(spec.toWebhook ? [choice.webhook] : []),
      ],
      maximum: 2,
    }),
    writeText({
      isOptional: true,
      blockId: fields.runbook,
      label: 'Runbook',
      hint: 'Where it stands what to do: an https address.',
      placeholder: 'https://wiki.example.com/waits',
      maximum: specLimits.runbook,
      written: spec.runbook,
    }),
    writeText({
      isOptional: true,
      blockId: fields.note,
      label: 'Note',
      placeholder: 'Shown with each alert',
      maximum: specLimits.note,
      written: spec.note,
      isLong: true,
    }),
  ];
}

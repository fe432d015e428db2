import { everyBlock } from '../acting/find-element.ts';
import { isRecord, type Json, records } from '../json.ts';
import { slackLimits } from '../validate/limits.ts';
import { problemLine, validateMessage } from '../validate.ts';
import { ApiError } from '../world/api-error.ts';
import type { Content } from '../world/model.ts';
import type { World } from '../world/world.ts';

/** Takes what a message is to say, or throws `no_text`, `invalid_blocks`, `invalid_attachments`, `invalid_metadata_format`. */
export function readContent(
  world: World,
  parts: {
    readonly text: unknown;
    readonly blocks: unknown;
    readonly attachments: unknown;
    readonly metadata?: unknown;
  },
): Content {
  const words = typeof parts.text === 'string' ? parts.text : '';
  const blocks = listed(parts.blocks, 'invalid_blocks_format');
  const attachments = listed(parts.attachments, 'invalid_attachments');
  if (words === '' && blocks.length === 0 && attachments.length === 0)
    throw new ApiError('no_text');
  refuseProblems(blocks, attachments);
  refuseUnknown(world, records(blocks));
  return {
    text: [...words].slice(0, slackLimits.messageText).join(''),
    blocks: records(blocks),
    attachments: records(attachments),
    metadata: readMetadata(parts.metadata),
  };
}

function listed(value: unknown, code: string): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) throw new ApiError(code);
  return value;
}

function refuseProblems(blocks: readonly unknown[], attachments: readonly unknown[]): void {
  const problems = validateMessage({ blocks, attachments });
  if (problems.length === 0) return;
  const messages = problems.map((problem) => problemLine(problem));
  const facts = { response_metadata: { messages } };
  if (problems.every((problem) => problem.code === 'only_one_table_allowed')) {
    throw new ApiError('invalid_attachments', { errors: ['only_one_table_allowed'], ...facts });
  }
  throw new ApiError('invalid_blocks', { errors: problems.map((one) => one.message), ...facts });
}

/** UNVERIFIED how Slack words it for a block that only some workspaces know; as for one that nobody knows. */
function refuseUnknown({ settings }: World, blocks: readonly Json[]): void {
  const isUnknown = ({ type }: Json) => settings.refusedBlocks.includes(String(type));
  const place = blocks.findIndex((block) => everyBlock([block]).some(isUnknown));
  if (place === -1) return;
  const message = `unsupported type: ${String(everyBlock(blocks).find(isUnknown)?.type)}`;
  const messages = [`[ERROR] ${message} [json-pointer:/blocks/${place}]`];
  throw new ApiError('invalid_blocks', { errors: [message], response_metadata: { messages } });
}

function readMetadata(value: unknown): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const isSound =
    isRecord(value) && typeof value.event_type === 'string' && isRecord(value.event_payload);
  if (!isSound) throw new ApiError('invalid_metadata_format');
  return value;
}

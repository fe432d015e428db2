import type { OfferedOptions, OptionsRequest } from '../../drive/options-api.ts';
import type { Receipt } from '../delivery/delivery.ts';
import { type Json, record, records, text } from '../json.ts';
import { problemLine, validateOptions } from '../validate.ts';
import { personOn, type Stage } from './actor.ts';
import { containerOf, containerParts, foundIn } from './container.ts';
import { isExternal, offerPlace } from './offered.ts';
import { interaction } from './payloads.ts';
import { Refusal } from './refusal.ts';
import { merged } from './state.ts';

export type Offered = Omit<OfferedOptions, 'ok'>;

/** Slack's default of `min_query_length`. */
const usualShortest = 3;

/**
 * A person types into an external select: the bot is asked for options. Short words are not asked
 * for; an answer that is late or that Slack would refuse offers nothing. Throws Refusal
 * `not_external` for any other element.
 */
export async function suggest(stage: Stage, request: OptionsRequest): Promise<Offered> {
  const { world, delivery } = stage;
  const user = personOn(stage, request.as);
  const container = containerOf(stage, user, request.container);
  const found = foundIn(container, request);
  const { element } = found;
  if (!isExternal(element)) {
    throw new Refusal('not_external', `${request.actionId} has options of its own.`);
  }
  const tooShort = shortnessOf(element, request.typed);
  if (tooShort) return nothing(tooShort);
  if (delivery.kind === 'http' && !world.manifest.hasOptionsUrl)
    return nothing('The manifest has no options URL.');
  if (container.kind === 'view') {
    container.view.state = merged(container.view.state, request.values ?? {});
  }
  const receipt = await delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(world, 'block_suggestion', user),
      ...containerParts(stage, container),
      block_id: request.blockId,
      action_id: request.actionId,
      value: request.typed,
    },
  });
  const offered = offeredIn(receipt);
  const options = offered.groups.flatMap((group) => group.options);
  world.offers.add(offerPlace(user, container, found), options);
  return offered;
}

function shortnessOf(element: Json, typed: string): string | undefined {
  const asked = element.min_query_length;
  const shortest = typeof asked === 'number' ? asked : usualShortest;
  if ([...typed].length >= shortest) return undefined;
  return `Type at least ${shortest} ${shortest === 1 ? 'character' : 'characters'}.`;
}

function offeredIn(receipt: Receipt): Offered {
  if (receipt.kind === 'timeout') return nothing('The bot did not answer in time.');
  if (receipt.kind === 'failed') return nothing(`The bot was not reached: ${receipt.reason}.`);
  const { options, option_groups } = record(receipt.body);
  const [problem] = validateOptions({ options, option_groups });
  if (problem) return nothing(`Slack refuses the bot’s answer: ${problemLine(problem)}.`);
  const groups =
    options === undefined
      ? records(option_groups).map((group) => ({
          label: text(record(group.label).text) ?? '',
          options: records(group.options),
        }))
      : [{ label: '', options: records(options) }];
  const isEmpty = groups.every((group) => group.options.length === 0);
  return isEmpty ? nothing('No results.') : { groups, note: null };
}

function nothing(note: string): Offered {
  return { groups: [], note };
}

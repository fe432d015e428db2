import type { Access, Refusal } from '../../access/act.ts';
import type { Block, Home } from '../../blocks/message.ts';
import { context, divider, header, section } from '../../blocks/primitives.ts';
import { escapeMrkdwn, list, name } from '../../blocks/text.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { failureSentences } from '../failure-view.ts';
import type { Help } from '../help.ts';
import { refusalView } from '../refusal-view.ts';

export type HomeReport =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'member'; readonly isAdministrator: boolean; readonly agentsRefusal: Refusal }
  | { readonly kind: 'supervisor'; readonly access: Access }
  /** Who this is could not be read. */
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** The Home tab: what Floorwalker is, who you are to it, and what can be typed. */
export function homeView(report: HomeReport, helps: readonly Help[], prefix: string): Home {
  if (report.kind === 'refused')
    return { type: 'home', blocks: [...refusalView(report.refusal).blocks] };
  if (report.kind === 'failed') {
    const text = `${failureSentences[report.code]} Then open this tab again.`;
    return { type: 'home', blocks: [header('Floorwalker'), section(text)] };
  }
  return {
    type: 'home',
    blocks: [
      header('Floorwalker'),
      section('See who is struggling, how long callers wait, and step in, from any channel.'),
      divider(),
      section(`*You*\n${whoYouAre(report)}`),
      divider(),
      section('*What you can type*'),
      ...helps.map((help) => commandBlock(help, prefix)),
      context(
        'Answers are shown to you alone unless you end a line with `share`. Every command answers `help`.',
      ),
    ],
  };
}

function whoYouAre(report: Exclude<HomeReport, { kind: 'refused' | 'failed' }>): string {
  const isAdministrator =
    report.kind === 'member' ? report.isAdministrator : report.access.isAdministrator;
  const administrator = isAdministrator ? ['You are an administrator of Floorwalker.'] : [];
  if (report.kind === 'member') {
    const why = refusalView(report.agentsRefusal).text;
    return [
      ...administrator,
      'You can see how long queues wait and which rules there are.',
      why,
    ].join('\n');
  }
  const { link, mayListen } = report.access;
  const linked = link
    ? `You are *${name(link.username)}* in Amazon Connect.`
    : 'You are not linked to an Amazon Connect user, so you cannot listen.';
  const rights = [
    'see queues',
    'see agents',
    'set alerts',
    ...(mayListen ? ['listen to live contacts'] : []),
  ];
  return [...administrator, linked, `You can ${list(rights)}.`].join('\n');
}

function commandBlock(help: Help, prefix: string): Block {
  const example = `/${prefix}${help.name} ${help.example}`;
  return section(
    `*/${prefix}${help.name}*: ${help.summary}\nFor example \`${escapeMrkdwn(example)}\``,
  );
}

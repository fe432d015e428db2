import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { toFile, type Written } from './to-file.ts';

/** A rule to be written; without an id it is a new one when the file is read. */
export type WrittenRule = RuleSpec & { readonly id?: string };

/** What a file may say beside ids, where it is known. */
export interface FileNames {
  readonly names?: Names | undefined;
  /** Names of Slack channels by id, for a comment. */
  readonly channels?: ReadonlyMap<string, string>;
}

const heading = [
  ' Rules of Floorwalker. Type /alerts import to read a file like this one.',
  ' A rule without an id is a new one. Nothing is changed before you have seen the difference.',
].join('\n');

/** Rules as YAML, by names where they are unique. Read again, it gives the same rules. */
export function ruleFile(rules: readonly WrittenRule[], known: FileNames = {}): string {
  const document = new Document({
    version: 1,
    rules: rules.map((rule) => ({
      ...(rule.id !== undefined && { id: rule.id }),
      ...toFile(rule, known.names),
    })),
  });
  document.commentBefore = heading;
  const list = document.get('rules');
  for (const [index, rule] of (isSeq(list) ? list.items : []).entries()) {
    if (!isMap(rule)) continue;
    if (index > 0) rule.spaceBefore = true;
    for (const { key, value } of rule.items) {
      // Lists and small maps stand on one line.
      if (isSeq(value) || isMap(value)) value.flow = true;
      if (!isScalar(key) || !isScalar(value) || key.value !== 'post-in') continue;
      const called = known.channels?.get(String(value.value));
      if (called !== undefined) value.comment = ` ${called.replaceAll(/\s+/gu, ' ')}`;
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** One value on one line, as it stands in a file: for showing what changes. */
export function onOneLine(value: Written | undefined): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.map(onOneLine).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([field, inner]) => `${field} ${onOneLine(inner)}`)
    .join(', ');
}

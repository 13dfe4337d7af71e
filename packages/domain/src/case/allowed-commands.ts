import { mayTry } from '../access/commands-by-relation.ts';
import { grantsOf, relationsOf } from '../access/grants.ts';
import { type Instant, stockholmDate } from '../calendar/index.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Act } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { Command, CommandType } from './commands.ts';
import { judge } from './decide.ts';
import { type Possible, possibleAfterClosing, possibleCommands } from './possible-commands.ts';

/** An act that may be done now; `target` is what it is done to (a handover, meeting, task, text, summons or placement) where there may be several. */
export type AllowedAct = { readonly type: CommandType; readonly target?: string };

const targetOf = (possible: Possible): string | undefined => {
  if (
    'handover' in possible &&
    possible.type !== 'bookMeeting' &&
    possible.type !== 'proposeMeeting' &&
    possible.type !== 'recordHeldMeeting'
  )
    return possible.handover;
  if ('meeting' in possible) return possible.meeting;
  if ('task' in possible) return possible.task;
  if ('request' in possible) return possible.request;
  if (possible.type === 'requestMove') return possible.of.type === 'task' ? possible.of.id : undefined;
  if (possible.type === 'askForText') return possible.text;
  if (possible.type === 'askForCaseworker' || possible.type === 'nameContact') return possible.of.unit;
  if ('contact' in possible) return possible.contact;
  if ('summons' in possible) return possible.summons;
  if (possible.type === 'withdrawWish') return possible.wish;
  if ('samtycke' in possible) return possible.samtycke;
  if ('review' in possible) return possible.review;
  if ('placement' in possible) return possible.placement;
  return 'deadline' in possible ? possible.deadline : undefined;
};

/**
 * What this actor may do in the case now, and to what. By the very guards that decide: each act is judged as if it were asked for, so the
 * two can't differ. That something is allowed says that some such command would be accepted, not that every content would.
 */
export const allowedActs = (state: CaseFile, actor: Actor, model: InsatsModel, at: Instant): readonly AllowedAct[] => {
  const relations = actor.type === 'staff' ? relationsOf(grantsOf(state, model), actor) : [];
  const act: Act = { commandId: 'asked whether allowed', actor, at, today: stockholmDate(at), model };
  const possibles =
    state.phase === 'closed'
      ? possibleAfterClosing(state, actor, model, at).filter(({ type }) => mayTry(type, actor, relations))
      : possibleCommands(state, actor, model, at, (type) => mayTry(type, actor, relations));
  const allowed = new Map<string, AllowedAct>();
  for (const possible of possibles) {
    const target = targetOf(possible);
    const key = `${possible.type} ${target ?? ''}`;
    if (allowed.has(key)) continue;
    const command = { ...possible, actor, commandId: act.commandId } as Command;
    if (judge(state, command, act).type === 'allowed')
      allowed.set(key, { type: possible.type, ...(target === undefined ? {} : { target }) });
  }
  return [...allowed.values()];
};

/** The types of `allowedActs`, each once. */
export const allowedCommands = (
  state: CaseFile,
  actor: Actor,
  model: InsatsModel,
  at: Instant,
): readonly CommandType[] => [...new Set(allowedActs(state, actor, model, at).map(({ type }) => type))];

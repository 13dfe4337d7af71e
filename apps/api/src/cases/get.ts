import { dayOf } from '@stafett/db';
import {
  type CaseEvent,
  readableCategories,
  type StoredEvent,
  stockholmDate,
  workingDaysBetween,
} from '@stafett/domain';
import { CaseView, GetCaseRequest, Phase } from '@stafett/schemas';
import { given } from '../given.ts';
import { caseNotFound } from '../problems/refuse.ts';
import { protectionViewOf } from '../protected-identity/protection-view.ts';
import { logReading } from '../read-log.ts';
import { samtyckeViewOf } from '../samtycke/samtycke-view.ts';
import { unitProcedure } from '../trpc.ts';
import { insatsNameOf } from './case-row.ts';
import { caseViewOf } from './case-view.ts';
import { otherOpenCases } from './same-person.ts';
import { readableTexts, withReadableTexts } from './texts-of.ts';
import { findVisible, mayOpen } from './visible.ts';

export const get = unitProcedure
  .input(GetCaseRequest)
  .output(CaseView)
  .query(async ({ ctx, input: { caseId } }) => {
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible || !mayOpen(visible.relations, ctx.actor)) return undefined;
      const { participant } = visible.state;
      const readable = readableCategories(visible.relations, ctx.actor.roles);
      const events = readable.includes('history')
        ? await transaction.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
        : [];
      const identities = await ctx.participants.read(transaction, readable.includes('identity') ? [participant] : []);
      const samePerson = readable.includes('identity')
        ? await otherOpenCases(transaction, ctx.actor, { participant }, caseId)
        : [];
      await logReading(transaction, ctx.actor, now, 'cases.get', {
        cases: [caseId, ...samePerson.map(({ id }) => id)],
        participants: [...new Set([participant, ...samePerson.map(({ participantId }) => participantId)])],
      });
      // At each meeting that puts the case off it gets another.
      const asked = visible.state.teamQuestion
        ? await transaction.gatheringCode.findFirst({ where: { caseId, waits: true }, select: { code: true } })
        : null;
      return { visible, events, identities, samePerson, asked, texts: await readableTexts(transaction, caseId) };
    });
    if (!found) throw caseNotFound();
    ctx.hub.saw(ctx.actor, caseId);
    const { state, stallsOn, stallCause } = found.visible;
    const today = stockholmDate(now);
    const stands = stallsOn !== null && stallCause !== null && dayOf(stallsOn) <= today;
    const names = await ctx.names.read();
    const history = found.events.map(
      ({ seq, commandId, payload }): StoredEvent => ({ seq, commandId, event: payload as unknown as CaseEvent }),
    );
    const opened = caseViewOf({
      ...found.visible,
      viewer: ctx.actor,
      names,
      now,
      ...(found.asked && { teamCode: found.asked.code }),
      identity: (await found.identities()).get(state.participant),
      history,
      protection: protectionViewOf(found.visible, ctx.actor, names),
      stalled: stands
        ? { cause: stallCause, workingDays: workingDaysBetween(stockholmDate(state.phaseSince), today) }
        : undefined,
    });
    const view = withReadableTexts(opened, { state, texts: found.texts, history, agency: ctx.actor.agency, names });
    const samePerson = found.samePerson.map((row) => ({
      caseId: row.id,
      caseCode: row.code,
      insatsName: insatsNameOf(row),
      phase: Phase.parse(row.phase),
    }));
    const samtycke = samtyckeViewOf(state, found.visible.relations, ctx.actor, names);
    return { ...view, ...given({ samtycke }), ...(samePerson.length === 0 ? {} : { samePerson }) };
  });

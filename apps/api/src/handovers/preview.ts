import {
  decide,
  evolve,
  grantsOf,
  isSamtyckeWork,
  readableCategories,
  relationsOf,
  type UnitRef,
} from '@stafett/domain';
import { HandoverPreview, PreviewHandoverRequest } from '@stafett/schemas';
import { caseViewOf } from '../cases/case-view.ts';
import { findVisible, mayOpen } from '../cases/visible.ts';
import type { StaffActor } from '../context.ts';
import { onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { caseNotFound, refused } from '../problems/refuse.ts';
import { protectionViewOf } from '../protected-identity/protection-view.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { onlyOwnPapers, sendCommandOf } from './send-command.ts';

const DRY_RUN = '00000000-0000-4000-8000-000000000000';

const isNotOfSamtycke = (type: string): boolean => !/Samtycke|SekretessReview/.test(type);

/** Carries the handover out on a copy of the case, and shows that copy through the receiver's eyes: the same view, the same rules. */
export const preview = unitProcedure
  .input(PreviewHandoverRequest)
  .output(HandoverPreview)
  .mutation(async ({ ctx, input }) => {
    const now = ctx.clock();
    const names = await ctx.names.read();
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, input.caseId);
      if (!visible || !mayOpen(visible.relations, ctx.actor)) return undefined;
      await onlyKnownUnits(transaction, input.to.type === 'unit' ? [input.to] : []);
      const { participant } = visible.state;
      const identities = await ctx.participants.read(transaction, [participant]);
      await logReading(transaction, ctx.actor, now, 'handovers.preview', {
        cases: [input.caseId],
        participants: [participant],
      });
      await onlyOwnPapers(transaction, ctx.actor, input);
      const papers = await Promise.all(
        (input.papers ?? []).map(({ document, version }) =>
          ctx.documents.read(transaction, input.caseId, document, version, names),
        ),
      );
      return { ...visible, identities, papers };
    });
    if (!found) throw caseNotFound();
    const { state, model, code } = found;
    const text = { document: DRY_RUN, version: 1, hash: '' };
    const message = input.message === undefined ? {} : { message: text };
    const decision = decide(
      state,
      { type: 'sendHandover', commandId: DRY_RUN, actor: ctx.actor, ...sendCommandOf(input, state, text), ...message },
      now,
      model,
    );
    if (decision.type === 'refused') throw refused(decision.refusal);
    const after = decision.events.reduce(evolve, state);
    const sent = after.handovers.at(-1);
    const receivers: readonly UnitRef[] = !sent ? [] : sent.to.type === 'unit' ? [sent.to] : sent.to.members;
    const identities = await found.identities();
    const papers = await Promise.all(found.papers.map((open) => open?.()));
    return {
      receivers: receivers.map((receiver) => {
        const viewer: StaffActor = {
          type: 'staff',
          staff: DRY_RUN,
          agency: receiver.agency,
          unit: receiver.unit,
          roles: ['caseworker'],
        };
        const shown = caseViewOf({
          state: after,
          code,
          model,
          relations: relationsOf(grantsOf(after, model), receiver),
          viewer,
          names,
          now,
          identity: identities.get(state.participant),
          history: [],
          stalled: undefined,
          protection: protectionViewOf(found, viewer, names),
        });
        // What the receiver's agency has recorded of its own samtycken is not the sender's to see.
        const view = {
          ...shown,
          tasks: shown.tasks.filter(({ kind }) => !isSamtyckeWork(kind)),
          allowed: shown.allowed.filter(isNotOfSamtycke),
          acts: shown.acts.filter(({ type }) => isNotOfSamtycke(type)),
        };
        return {
          party: names.party(receiver),
          view,
          ...(input.message === undefined ? {} : { message: input.message }),
          opensWhenAccepted: readableCategories(['holder'], viewer.roles).filter(
            (category) => !view.categories.includes(category),
          ),
        };
      }),
      papers: papers.flatMap((paper) =>
        paper && paper.content.kind !== 'erased'
          ? [{ document: paper.document, version: paper.version, content: paper.content }]
          : [],
      ),
    };
  });

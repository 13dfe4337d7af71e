import { mayGallra } from '@stafett/domain';
import type { StaffActor } from '../context.ts';
import { caseNotFound } from '../problems/refuse.ts';

/**
 * Managers and administrators answer for what their agency keeps and destroys. Everybody else is told what they are told who ask for what
 * their agency has none of: nothing of it exists.
 */
export const onlyWhoMayGallra = (actor: StaffActor): void => {
  if (!mayGallra(actor)) throw caseNotFound();
};

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.tsx';
import { HandoverFacts } from '../handovers/handover-facts.tsx';
import { isOpenHandover } from '../handovers/handover-state.ts';
import { HandoverTable } from '../handovers/handover-table.tsx';
import type { PartProps } from './case-parts.tsx';
import { actPlace, handoverPlace, mayAct } from './ways.ts';

/** The one that waits for an answer with all its facts, the earlier ones as rows. */
export const HandoversPart = ({ view, preview = false }: PartProps) => {
  const { t } = useTranslation();
  const { handovers, caseId } = view;
  if (!handovers || (preview && handovers.length === 0)) return null;
  const open = handovers.find(isOpenHandover);
  const others = handovers.filter((handover) => handover !== open);
  return (
    <Section
      {...(preview ? { level: 4 } : { id: 'overlamningar' })}
      title={t('casePage.handovers')}
      actions={
        !preview &&
        mayAct(view, 'sendHandover') && <Link {...actPlace(caseId, 'overlamning')}>{t('command.sendHandover')}</Link>
      }
    >
      {handovers.length === 0 && <p>{t('casePage.noHandovers')}</p>}
      {open && (
        <>
          <HandoverFacts handover={open} />
          {!preview && (
            <p>
              <Link {...handoverPlace(caseId, open.id)}>{t('casePage.openHandover')}</Link>
            </p>
          )}
        </>
      )}
      {others.length > 0 && (
        <HandoverTable
          caption={t('casePage.earlierHandovers')}
          rows={others.map((handover) => ({ caseId, handover }))}
          linked={!preview}
        />
      )}
    </Section>
  );
};

import type { CaseView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { protection } from '../../i18n/sv/protected-identity.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { actPlace, mayAct } from '../cases/ways.ts';

addRoom({ protection });

/** Who at one's own unit may see who a protected participant is, and whom to turn to. Nothing where nobody is protected. */
export const AccessPart = ({ view }: { view: CaseView }) =>
  view.protection ? <Access view={view} hidden={view.protection.hidden} /> : null;

const Access = ({ view, hidden }: { view: CaseView; hidden: boolean }) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const query = useQuery(api.protectedIdentity.access.queryOptions({ caseId }));
  return (
    <Section id="skydd" title={t('protection.who')}>
      <Loaded query={query}>
        {({ unitName, onList, managers }) => (
          <>
            <h3>{t('protection.ofUnit', { unit: unitName })}</h3>
            {onList.length > 0 ? (
              <ul>
                {onList.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            ) : (
              <p>{t('protection.nobody')}</p>
            )}
            <p>
              {managers.length > 0
                ? t('protection.managers', { names: managers.map(({ name }) => name).join(', ') })
                : t('protection.noManager')}
            </p>
            {hidden && <p>{t('protection.turnTo')}</p>}
            {mayAct(view, 'changeIdentityAccess') && (
              <p className="no-print">
                <Link {...actPlace(caseId, 'vilka-far-se')}>{t('protection.change')}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
};

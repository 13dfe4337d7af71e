import { Button } from 'react-aria-components/Button';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';

export type Action = {
  readonly id: string;
  readonly label: string;
  readonly act: () => void;
  readonly danger?: boolean;
};

/** What else one may do here, behind one button. Nothing is greyed out: what isn't allowed isn't in the list. */
export const ActionMenu = ({
  actions,
  label,
  name,
}: {
  actions: readonly Action[];
  label?: string;
  /** Which row it is for, when a page has several menus. */
  name?: string;
}) => {
  const { t, i18n } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-US' : 'sv-SE'}>
      <MenuTrigger>
        <Button
          className="button button-secondary button-menu"
          {...(name && { 'aria-label': t('actions.forRow', { action: label ?? t('actions.more'), name }) })}
        >
          {label ?? t('actions.more')}
        </Button>
        <Popover className="menu-place" placement="bottom end" offset={4}>
          <Menu
            className="menu-list"
            aria-label={label ?? t('actions.more')}
            onAction={(key) => actions.find(({ id }) => id === key)?.act()}
          >
            {actions.map(({ id, label: words, danger }) => (
              <MenuItem
                key={id}
                id={id}
                className={danger ? 'menu-item menu-item-danger' : 'menu-item'}
                textValue={words}
              >
                {words}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </I18nProvider>
  );
};

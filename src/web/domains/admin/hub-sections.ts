import {
  type Icon,
  IconActivity,
  IconAdjustments,
  IconArrowsExchange,
  IconBan,
  IconBell,
  IconBuildingCommunity,
  IconCertificate,
  IconClipboardCheck,
  IconClockHour4,
  IconFileImport,
  IconFingerprint,
  IconHandStop,
  IconHelpCircle,
  IconListCheck,
  IconListDetails,
  IconMailbox,
  IconMailCode,
  IconMailDown,
  IconMailForward,
  IconMapPin,
  IconMessages,
  IconMoodSmile,
  IconNetwork,
  IconQuestionMark,
  IconRadar2,
  IconRepeat,
  IconRobot,
  IconRoute,
  IconShieldLock,
  IconSnowflake,
  IconSpeakerphone,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react'

export interface HubCard {
  /** Also the key of its words: `admin.hub.<key>`. */
  key: string
  icon: Icon
  to: string
  needs: string
}

export interface HubSection {
  key: string
  cards: readonly HubCard[]
}

/** What is administered, by what one has in mind when one looks for it. */
export const hubSections: readonly HubSection[] = [
  {
    key: 'people',
    cards: [
      { key: 'users', icon: IconUser, to: '/users', needs: 'user.read' },
      { key: 'groups', icon: IconUsersGroup, to: '/groups', needs: 'group.read' },
      { key: 'profiles', icon: IconShieldLock, to: '/admin/profiles', needs: 'profile.read' },
      { key: 'lifeCycles', icon: IconArrowsExchange, to: '/admin/life-cycles', needs: 'profile.read' },
      { key: 'explain', icon: IconHelpCircle, to: '/admin/access', needs: 'access.explain' },
    ],
  },
  {
    key: 'organisation',
    cards: [
      { key: 'entities', icon: IconBuildingCommunity, to: '/admin/places/entities', needs: 'entity.read' },
      { key: 'locations', icon: IconMapPin, to: '/admin/places/locations', needs: 'location.read' },
      { key: 'unicity', icon: IconFingerprint, to: '/admin/unicity', needs: 'unicity.read' },
      { key: 'dictionaries', icon: IconListDetails, to: '/admin/dictionaries', needs: 'dictionary.read' },
    ],
  },
  {
    key: 'inventory',
    cards: [
      { key: 'inventory', icon: IconRadar2, to: '/inventory/summary', needs: 'inventory.read' },
      { key: 'messages', icon: IconMessages, to: '/inventory/messages', needs: 'inventory.read' },
      { key: 'doubts', icon: IconQuestionMark, to: '/inventory/doubts', needs: 'inventory.read' },
      { key: 'refusals', icon: IconHandStop, to: '/inventory/refusals', needs: 'inventory.read' },
      { key: 'agents', icon: IconRobot, to: '/inventory/agents', needs: 'agent.read' },
      { key: 'naming', icon: IconSpeakerphone, to: '/inventory/names', needs: 'inventory.read' },
      { key: 'discovery', icon: IconNetwork, to: '/discovery/ranges', needs: 'discovery.read' },
      { key: 'junk', icon: IconBan, to: '/inventory/junk', needs: 'inventory.read' },
    ],
  },
  {
    key: 'data',
    cards: [
      { key: 'imports', icon: IconFileImport, to: '/imports', needs: 'import.read' },
      { key: 'importRules', icon: IconListCheck, to: '/imports/rules', needs: 'import.create' },
    ],
  },
  {
    key: 'system',
    cards: [
      { key: 'mailboxes', icon: IconMailbox, to: '/mailboxes', needs: 'mailbox.read' },
      { key: 'incomingMails', icon: IconMailDown, to: '/incoming-mails', needs: 'incoming-mail.read' },
      { key: 'serviceLevels', icon: IconClockHour4, to: '/admin/service-levels', needs: 'service-level.read' },
      { key: 'recurring', icon: IconRepeat, to: '/recurring-tickets', needs: 'recurring-case.read' },
      { key: 'standardChanges', icon: IconCertificate, to: '/changes/standard', needs: 'change-model.read' },
      { key: 'freezes', icon: IconSnowflake, to: '/changes/freezes', needs: 'freeze-window.read' },
      {
        key: 'approvalTemplates',
        icon: IconClipboardCheck,
        to: '/admin/approval-templates',
        needs: 'approval-template.create',
      },
      { key: 'surveys', icon: IconMoodSmile, to: '/admin/surveys', needs: 'survey.read' },
      { key: 'notificationRules', icon: IconBell, to: '/admin/notifications', needs: 'notification.read' },
      { key: 'mailTemplates', icon: IconMailCode, to: '/admin/mail/templates', needs: 'notification.read' },
      { key: 'outgoingMail', icon: IconMailForward, to: '/admin/mail', needs: 'mail.read' },
      { key: 'rules', icon: IconRoute, to: '/admin/rules', needs: 'rule.read' },
      { key: 'settings', icon: IconAdjustments, to: '/admin/settings', needs: 'setting.read' },
      { key: 'operations', icon: IconActivity, to: '/admin/operations', needs: 'operations.read' },
    ],
  },
]

/** How far a permission goes, from nearest to farthest. */
export const reaches = ['own', 'group', 'entity', 'subtree', 'all'] as const
export type Reach = (typeof reaches)[number]

/** permission name → reach; an absent name is a refusal. */
export type Permissions = Record<string, Reach>

import css from './mark.module.css'

interface AvatarProps {
  name: string
  size?: 'small' | 'normal' | 'large'
  /** The name stands beside as text: the face is then silent. */
  isDecorative?: boolean
}

/** First letters of the first and the last word: "Marie-Claude Durand" is MD. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/** The same person has the same colour everywhere. */
function faceOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (sum % 6) + 1
}

export function Avatar({ name, size = 'normal', isDecorative }: AvatarProps) {
  return (
    <span
      className={css.avatar}
      data-size={size}
      data-face={faceOf(name)}
      // Drawn by the stylesheet: two letters are a picture, not text to be read out.
      data-initials={initialsOf(name)}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
    />
  )
}

/** Face and name of somebody. */
export function Person({ name, size = 'small' }: { name: string; size?: 'small' | 'normal' }) {
  return (
    <span className={css.person}>
      <Avatar name={name} size={size} isDecorative />
      <span className={css.personName}>{name}</span>
    </span>
  )
}

// What the gallery shows with: 10,000 people of a fictional company.
const names = ['Mara Lindqvist', 'Jonas Weissenberger-Hohenfels', 'Amira Haddad', 'Kenji Watanabe']

export const people = Array.from({ length: 10_000 }, (_, index) => ({
  value: `p${index}`,
  label: `${names[index % names.length]} ${index}`,
  detail: `person${index}@halden.example`,
}))

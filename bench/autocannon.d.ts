declare module 'autocannon' {
  interface Result {
    '2xx': number
    non2xx: number
    duration: number
    latency: { p50: number; p99: number }
  }
  export default function autocannon(options: {
    url: string
    method: string
    connections: number
    duration: number
    headers: Record<string, string>
    body: string
  }): Promise<Result>
}

"""What the three flags programs share, after the notes on Fluent Python's chapter on futures: its HTTP library, too."""
import argparse
import collections
import os
import sys
import time

import httpx

POP20_CC = 'CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR'.split()


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument('--base', default='http://localhost:8001/flags')
    parser.add_argument('--dest', default='downloads')
    parser.add_argument('-m', '--max_req', type=int, default=30)
    return parser.parse_args()


def download_one(cc, base, dest):
    """One request on a connection of its own, as the seed has it."""
    return save(cc, dest, httpx.get(url(cc, base), timeout=3.1, follow_redirects=True))


def url(cc, base):
    return f'{base}/{cc.lower()}/{cc.lower()}.gif'


def save(cc, dest, response):
    if response.status_code == 404:
        return 'not found'
    response.raise_for_status()
    with open(os.path.join(dest, cc.lower() + '.gif'), 'wb') as out:
        out.write(response.content)
    return 'ok'


def main(download_many):
    args = parse()
    os.makedirs(args.dest, exist_ok=True)
    start = time.time()
    counter = collections.Counter(download_many(sorted(POP20_CC), args))
    print(dict(counter), f'{time.time() - start:.2f}s')
    sys.exit(0 if counter['ok'] == len(POP20_CC) else 1)

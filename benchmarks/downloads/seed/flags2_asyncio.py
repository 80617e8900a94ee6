import asyncio

import httpx
import tqdm

from flags2_common import main, save, url


async def download_one(client, cc, args, semaphore):
    async with semaphore:
        response = await client.get(url(cc, args.base), timeout=3.1, follow_redirects=True)
    return await asyncio.to_thread(save, cc, args.dest, response)


async def download_all(cc_list, args):
    semaphore = asyncio.Semaphore(args.max_req)
    async with httpx.AsyncClient() as client:
        to_do = [download_one(client, cc, args, semaphore) for cc in cc_list]
        return [await task for task in tqdm.tqdm(asyncio.as_completed(to_do), total=len(to_do))]


def download_many(cc_list, args):
    return asyncio.run(download_all(cc_list, args))


main(download_many)

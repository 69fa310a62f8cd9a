orders = {}


def list_orders():
    return list(orders.values())


def create(number, amount):
    orders[number] = {"number": number, "amount": amount, "status": "open"}
    return orders[number]


def refund(number):
    order = orders.get(number)
    if order is None:
        return 500
    order["status"] = "refunded"
    return 200

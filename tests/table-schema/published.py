def published():
    return []
